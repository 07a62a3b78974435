// Writes public/geo/UA<oblast>.json: outlines of Kyiv's districts, of the hromadas and of the raions, one
// file an oblast, as SVG paths on a grid of whole numbers, so that a page draws them as they are. Run by
// hand, with the folder that holds the TopoJSON files and points.json, and the list of places:
//
//   node scripts/make-map.mjs <folder> <places.json>

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, list] = process.argv.slice(2)
if (list === undefined) throw new Error('node scripts/make-map.mjs <folder> <places.json>')
const OUT = join(import.meta.dirname, '..', 'public', 'geo')
const WIDTH = 1000

const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const { points } = read('points.json')
const shapes = [...readShapes('kyiv-districts.topojson'), ...readShapes('ua-adm3.topojson')]
const raions = readRaions()
for (const oblast of new Set(shapes.map(({ code }) => code.slice(0, 4)))) {
  const own = shapes.filter(({ code }) => code.startsWith(oblast))
  const around = raions.filter(({ code }) => code.startsWith(oblast))
  writeFileSync(join(OUT, `${oblast}.json`), `${JSON.stringify(drawOblast(own, around))}\n`)
}

/** By their codes of the codifier: the outlines have those of the United Nations (UA4606). Names stand
 *  beside them, because the lists of places have no raions. A city that is a raion of its own has none. */
function readRaions() {
  const names = JSON.parse(readFileSync(list, 'utf8')).raions
  return readShapes('ua-adm1-adm2.topojson', 'raions').flatMap(({ code: pcode, rings }) => {
    const known = names.find(([code]) => code.startsWith(pcode))
    if (known === undefined) return []
    const [code, uk, en] = known
    return [{ code, rings, name: { uk: `${uk} район`, en: `${en} Raion` } }]
  })
}

/** Rings in degrees, by code. https://github.com/topojson/topojson-specification */
function readShapes(file, only) {
  const { arcs, transform, objects } = read(file)
  const layers = Object.entries(objects).filter(([name]) => only === undefined || name === only)
  const [[scaleX, scaleY], [moveX, moveY]] = [transform.scale, transform.translate]
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map(([dx, dy]) => {
      x += dx
      y += dy
      return [x * scaleX + moveX, y * scaleY + moveY]
    })
  })
  const line = (index) => (index < 0 ? lines[~index].toReversed() : lines[index])
  const ring = (indexes) => indexes.flatMap((index, at) => line(index).slice(at === 0 ? 0 : 1))
  return layers.flatMap(([, { geometries }]) =>
    geometries.map(({ id, type, arcs: parts }) => ({
      code: id,
      rings: (type === 'MultiPolygon' ? parts.flat() : parts).map(ring),
    })),
  )
}

function drawOblast(own, raions) {
  const all = [...own, ...raions].flatMap(({ rings }) => rings.flat())
  const [west, east] = span(all.map(([lon]) => lon))
  const [south, north] = span(all.map(([, lat]) => lat))
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = WIDTH / ((east - west) * narrow)
  const place = ([lon, lat]) => [
    Math.round((lon - west) * narrow * scale),
    Math.round((north - lat) * scale),
  ]
  const draw = ({ code, rings, name }) => {
    const drawn = rings.map((ring) => ring.map(place))
    const [left, right] = span(drawn.flat().map(([x]) => x))
    const [top, bottom] = span(drawn.flat().map(([, y]) => y))
    const at = points[code] ? place(points[code]) : [(left + right) / 2, (top + bottom) / 2]
    return {
      code,
      at: at.map(Math.round),
      box: [left, top, right, bottom],
      d: drawn.map(write).join(''),
      ...(name === undefined ? {} : { name }),
    }
  }
  const about = '© OpenStreetMap contributors, ODbL 1.0'
  return { about, areas: own.map(draw), raions: raions.map(draw) }
}

/** `m10 20l3-4 5 6z`: from point to point; what falls together on the grid is said once. */
function write(ring) {
  let [x, y] = ring[0]
  const steps = []
  for (const [nextX, nextY] of ring.slice(1)) {
    if (nextX === x && nextY === y) continue
    steps.push(`${nextX - x} ${nextY - y}`)
    ;[x, y] = [nextX, nextY]
  }
  return `M${ring[0].join(' ')}l${steps.join(' ')}z`
}

function span(values) {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
}
