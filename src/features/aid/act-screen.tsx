import type { Fields } from '../../domain/replica/merge.ts'
import {
  ARRIVAL_ACT,
  handOutAct,
  readAct,
  type Act,
  type ActPaths,
} from '../../domain/records/aid-papers.ts'
import { useDraft } from '../../state/draft.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useText } from '../../state/text.tsx'
import { InUkrainian } from '../../state/ukrainian.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SignaturePad } from '../../ui/signature-pad.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ActPaper } from './act-paper.tsx'
import { HandOutPaper } from './hand-out-paper.tsx'
import { useWriteAid } from './use-write-aid.ts'

type Props = {
  readonly record: StoredRecord
  /** The id of one hand-out; undefined for what came as a whole. */
  readonly handOut: string | undefined
}

/** #/aid/<id>/act, or …/act/<hand-out>: the acceptance act as it will be printed, and what is written
 *  into it before. */
export function ActScreen({ record, handOut }: Props) {
  const { t } = useText()
  const role = useEnrolment()?.role
  const paths = handOut === undefined ? ARRIVAL_ACT : handOutAct(handOut)
  const stored = readAct(record.fields, paths)
  const key = `aid:${record.id}:act${handOut === undefined ? '' : `:${handOut}`}`
  const draft = useDraft<Partial<Act>>(key, {}, readTouched)
  const act = { ...stored, ...draft.values }
  const write = useWriteAid(record.id)
  const set = changesOf(paths, stored, act)
  const isChanged = Object.keys(set).length > 0
  const save = async () => {
    if (await write(set, t('paper.act.saved'))) await draft.drop()
  }
  const frame = {
    title: t('paper.act.title'),
    back: handOut === undefined ? `#/aid/${record.id}/papers` : `#/aid/${record.id}`,
  }
  if (!draft.ready) return <OpeningScreen {...frame} text={t('rec.opening')} />
  return (
    <Screen
      {...frame}
      action={
        isChanged ? (
          <Button kind="primary" onPress={() => void save()}>
            {t('paper.act.save')}
          </Button>
        ) : (
          <Button kind="primary" onPress={() => print()}>
            {t('as.print')}
          </Button>
        )
      }
    >
      {role !== undefined && role !== 'viewer' && (
        <div class="paper-aside">
          <Disclosure title={t('paper.act.fill')} open={isChanged ? true : undefined}>
            <ActFields act={act} onChange={draft.change} />
          </Disclosure>
        </div>
      )}
      <InUkrainian>
        {handOut === undefined ? (
          <ActPaper record={record} act={act} />
        ) : (
          <HandOutPaper record={record} handOut={handOut} act={act} />
        )}
      </InUkrainian>
    </Screen>
  )
}

function ActFields({
  act,
  onChange,
}: {
  readonly act: Act
  readonly onChange: (patch: Partial<Act>) => void
}) {
  const { t } = useText()
  const words = {
    empty: t('aid.sign.empty'),
    there: t('aid.sign.there'),
    clear: t('aid.sign.clear'),
  }
  const line = (field: 'number' | 'by' | 'to') => (
    <TextField
      id={`act-${field}`}
      label={t(`paper.act.${field}`)}
      hint={field === 'number' ? undefined : t('paper.act.post.hint')}
      maxLength={200}
      value={act[field]}
      onChange={(typed) => onChange({ [field]: typed })}
    />
  )
  const pad = (side: 'by' | 'to') => (
    <SignaturePad
      id={`act-${side}-sign`}
      label={t(`paper.act.${side}.sign`)}
      hint={t('paper.act.sign.hint')}
      words={words}
      value={act[`${side}Signature`]}
      onChange={(drawing) => onChange({ [`${side}Signature`]: drawing })}
    />
  )
  return (
    <>
      {line('number')}
      {line('by')}
      {pad('by')}
      {line('to')}
      {pad('to')}
    </>
  )
}

const FIELDS = ['number', 'by', 'to', 'bySignature', 'toSignature'] as const

function changesOf(paths: ActPaths, before: Act, after: Act): Fields {
  const changed = FIELDS.filter((field) => after[field].trim() !== before[field])
  return Object.fromEntries(
    changed.map((field) => [paths[field], after[field].trim() === '' ? null : after[field].trim()]),
  )
}

function readTouched(stored: Readonly<Record<string, unknown>>): Partial<Act> {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = stored[field]
      return typeof value === 'string' ? [[field, value] as const] : []
    }),
  )
}
