export const today = {
  'heat.act.off': 'Тепло зникло',
  'heat.act.on': 'Тепло з’явилося',

  'water.act.off': 'Вода зникла',
  'water.act.on': 'Вода з’явилася',

  'net.act.off': 'Зв’язок зник',
  'net.act.on': 'Зв’язок з’явився',

  'gas.act.off': 'Газ зник',
  'gas.act.on': 'Газ з’явився',

  'ov.title': 'Огляд',
  'ov.nopower': 'Об’єкти без світла',
  'ov.nopower.v': '{n} з {m}',
  'ov.crit': 'Критичних потреб',
  'ov.recv': 'Отримано за 7 днів',
  'ov.silent': 'Давно не на зв’язку',
  'ov.silent.v': 'телефонів: {n}',
  'ov.timeline': 'Відключення за добу',
  'ov.hours': 'Годин без світла за районами',
  'ov.fulfil': 'Потреби: що закрито',
  'ov.asked': 'Потрібно',
  'ov.promised': 'Обіцяно',
  'ov.received': 'Отримано',
  'ov.given': 'Видано',
  'ov.table': 'Показати таблицею',
  'ov.map.note': 'Колір — години без світла. Число те саме',
  'ov.partial': 'Телефони з даними: {n} з {m}. Найстаріші: {time}',
} as const
