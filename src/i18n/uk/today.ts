export const today = {
  'heat.act.off': 'Тепло зникло',
  'heat.act.on': 'Тепло з’явилося',

  'water.act.off': 'Вода зникла',
  'water.act.on': 'Вода з’явилася',

  'net.act.off': 'Зв’язок зник',
  'net.act.on': 'Зв’язок з’явився',

  'gas.act.off': 'Газ зник',
  'gas.act.on': 'Газ з’явився',
} as const
