// Opens files in LibreOffice, which nobody here wrote, and says what it found in them.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findSoffice } from './find-soffice.mjs'

export type Opened = {
  /** Every number that it took for a number. */
  readonly numbers: readonly number[]
  /** Every cell that it would compute. */
  readonly formulas: readonly string[]
  /** The first sheet as it shows it, written as CSV. */
  readonly csv: string
}

/** Comma, double quote, UTF-8, from the first line; and, at the end, formulas are computed: what a
 *  careless person answers to the question that it asks. */
const CARELESS = 'CSV:44,34,76,1,,0,false,false,false,false,false,0,true'
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'

export class OpenOffice {
  readonly #folder = mkdtempSync(join(tmpdir(), 'promin-office-'))

  /** Opens all of them in one run, because starting it takes longer than reading. */
  open(files: ReadonlyMap<string, Uint8Array | string>): ReadonlyMap<string, Opened> {
    for (const [name, body] of files) writeFileSync(join(this.#folder, name), body)
    const names = [...files.keys()]
    const asCsv = names.every((name) => name.endsWith('.csv'))
    const reading = asCsv ? [`--infilter=${CARELESS}`] : []
    this.#convert('fods', 'flat', { names, reading })
    this.#convert(AS_CSV, 'text', { names, reading })
    return new Map(names.map((name) => [name, this.#read(name.replace(/\.\w+$/, ''))]))
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }

  #convert(
    format: string,
    into: string,
    { names, reading }: { readonly names: readonly string[]; readonly reading: readonly string[] },
  ): void {
    const profile = pathToFileURL(join(this.#folder, 'profile')).href
    const program = findSoffice()
    if (program === undefined) throw new Error('no LibreOffice: SOFFICE_PATH')
    const own = [`-env:UserInstallation=${profile}`, '--headless', ...reading]
    const args = [...own, '--convert-to', format, '--outdir', into, ...names]
    execFileSync(program, args, { cwd: this.#folder, stdio: 'pipe', timeout: 120_000 })
  }

  #read(stem: string): Opened {
    const flat = readFileSync(join(this.#folder, 'flat', `${stem}.fods`), 'utf8')
    const cells = [...flat.matchAll(/<table:table-cell([^>]*)>/g)].flatMap(
      ([, attributes = '']) => {
        const times = Number(attributeOf(attributes, 'table:number-columns-repeated') ?? 1)
        return Array<string>(times).fill(attributes)
      },
    )
    return {
      numbers: cells
        .filter((cell) => attributeOf(cell, 'office:value-type') === 'float')
        .map((cell) => Number(attributeOf(cell, 'office:value'))),
      formulas: cells.flatMap((cell) => attributeOf(cell, 'table:formula') ?? []),
      csv: readFileSync(join(this.#folder, 'text', `${stem}.csv`), 'utf8'),
    }
  }
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1]
}
