// The one thing that a donor asks of an item first, with the sizes that it usually has: ten
// kilowatts, twenty litres. One row of answers on the form; every other size can be typed.

import type { CatalogueItem, SpecField } from './catalogue.ts'

export type SpecChoice = { readonly field: string; readonly values: readonly string[] }

type Sizes = { readonly field: string; readonly sizes: readonly number[] }

const GENERATOR: Sizes = { field: 'power', sizes: [5, 10, 50, 100] }
const SMALL_GENERATOR: Sizes = { field: 'power', sizes: [2, 3, 5, 7] }
const BOILER: Sizes = { field: 'heatOutput', sizes: [24, 50, 100, 250] }
const TRANSFORMER: Sizes = { field: 'apparentPower', sizes: [100, 250, 400, 630] }

const USUAL: Readonly<Record<string, Sizes>> = {
  generator: GENERATOR,
  'generator-diesel': GENERATOR,
  'generator-gas': GENERATOR,
  'generator-inverter': SMALL_GENERATOR,
  'generator-petrol': SMALL_GENERATOR,
  'generator-trailer': { field: 'power', sizes: [50, 100, 200] },
  'generator-container': { field: 'power', sizes: [250, 500, 1000] },
  'generator-high-voltage': { field: 'power', sizes: [1000, 2000] },
  'solar-power-system': { field: 'power', sizes: [5, 10, 30] },
  'hybrid-inverter': { field: 'power', sizes: [3, 5, 10] },
  'battery-storage': { field: 'capacityKwh', sizes: [5, 10, 50] },
  battery: { field: 'capacityAh', sizes: [60, 100, 200] },
  ups: { field: 'apparentPower', sizes: [1, 3, 10] },
  'power-station': { field: 'capacityWh', sizes: [500, 1000, 2000] },
  'power-bank': { field: 'capacityMah', sizes: [10_000, 20_000, 30_000] },
  transformer: TRANSFORMER,
  'distribution-transformer': TRANSFORMER,
  'transformer-substation': TRANSFORMER,
  'mobile-boiler': { field: 'heatOutputMw', sizes: [0.5, 1, 2, 5] },
  'boiler-gas': BOILER,
  'boiler-solid-fuel': BOILER,
  'boiler-electric': BOILER,
  'heat-pump': { field: 'heatOutput', sizes: [10, 20, 50] },
  'heater-electric': { field: 'heatOutput', sizes: [1, 2, 3] },
  'heater-diesel': { field: 'heatOutput', sizes: [5, 20, 50] },
  'heater-gas': { field: 'heatOutput', sizes: [4, 15, 30] },
  stove: { field: 'heatOutput', sizes: [5, 10, 20] },
  'motor-pump': { field: 'flow', sizes: [30, 60, 100] },
  'water-tank': { field: 'volumeL', sizes: [500, 1000, 5000] },
  'water-tanker': { field: 'volumeM3', sizes: [5, 10, 20] },
  'bottled-water': { field: 'volumeL', sizes: [1.5, 6, 19] },
  jerrycan: { field: 'volumeL', sizes: [10, 20] },
}

/** Gives what to ask of an item in one row: its usual sizes, else the codes of its first choice. */
export function findSpecChoice(
  item: CatalogueItem,
  fields: Readonly<Record<string, SpecField>>,
  codes: (name: string) => readonly string[],
): SpecChoice | undefined {
  const usual = USUAL[item.id]
  if (usual !== undefined && item.spec.includes(usual.field))
    return { field: usual.field, values: usual.sizes.map((size) => String(size)) }
  const field = item.spec.find((name) => name !== 'condition' && fields[name]?.type === 'enum')
  const group = field === undefined ? undefined : fields[field]?.enum
  return field === undefined || group === undefined ? undefined : { field, values: codes(group) }
}
