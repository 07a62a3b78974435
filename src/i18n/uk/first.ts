// The part of the Ukrainian texts that the first load needs: the shell and the first screen. The
// rest is in ../uk.ts and comes right after; tests/i18n keeps this list complete.

export const ukFirst = {
  'app.name': 'Промінь',

  'tab.today': 'Сьогодні',
  'tab.overview': 'Огляд',
  'tab.needs': 'Потреби',
  'tab.power': 'Світло',
  'tab.aid': 'Допомога',
  'tab.menu': 'Меню',

  'nav.label': 'Розділи',
  'nav.back': 'Назад',
  'nav.close': 'Закрити',
  'nav.notice': 'Повідомлення',
  'nav.skip': 'До основного вмісту',

  'act.undo': 'Скасувати',
  'act.retry': 'Спробувати ще раз',
  'act.ok': 'Зрозуміло',
  'act.later': 'Пізніше',
  'act.notnow': 'Не зараз',

  'power.off': 'Світла немає',
  'power.on': 'Світло є',
  'power.weak': 'Світло нестабільне',
  'power.unknown': 'Чи є світло?',
  'power.act.off': 'Світло зникло',
  'power.act.on': 'Світло з’явилося',

  'heat.off': 'Тепла немає',
  'heat.on': 'Тепло є',
  'heat.weak': 'Ледь тепло',

  'water.off': 'Води немає',
  'water.on': 'Вода є',
  'water.weak': 'Слабкий тиск',

  'net.off': 'Зв’язку немає',
  'net.on': 'Зв’язок є',
  'net.weak': 'Слабкий зв’язок',

  'gas.off': 'Газу немає',
  'gas.on': 'Газ є',
  'gas.weak': 'Слабкий тиск газу',

  'power.since': 'з {time}',
  'power.by.you': 'записали ви',
  'power.by': 'записали: {name}',
  'power.dur': '{h} год {m} хв',

  'time.yesterday': 'учора, {time}',
  'time.ago.m': '{m} хв тому',
  'time.ago.h': '{h} год тому',
  'time.ago.d': '{days} тому',

  'dur.dh': '{days} {h} год',
  'dur.h': '{h} год',
  'dur.m': '{m} хв',
  'dur.d.one': '{n} день',
  'dur.d.few': '{n} дні',
  'dur.d.many': '{n} днів',
  'dur.h.one': '{n} година',
  'dur.h.few': '{n} години',
  'dur.h.many': '{n} годин',
  'dur.m.one': '{n} хвилина',
  'dur.m.few': '{n} хвилини',
  'dur.m.many': '{n} хвилин',

  'power.logged.off': 'Записано: світла немає з {time}',
  'power.logged.on': 'Записано: світло є з {time}. Не було {dur}',
  'power.changetime': 'Змінити час',
  'power.already': 'Уже записано о {time}',
  'power.stale': 'Останній запис — {ago}. Як зараз?',

  'time.now': 'щойно',

  'rec.saved': 'Збережено на телефоні',

  'chip.full': 'Пам’ять повна',
  'chip.connect': 'Під’єднати',
  'chip.fix': '{n} виправити',
  'chip.choose': '{n} обрати',
  'chip.sending': '{i} з {n}',
  'chip.waiting.one': '{n} чекає',
  'chip.waiting.few': '{n} чекають',
  'chip.waiting.many': '{n} чекають',
  'chip.photos.one': 'Ще {n} фото',
  'chip.photos.few': 'Ще {n} фото',
  'chip.photos.many': 'Ще {n} фото',
  'chip.all': 'Усе надіслано',
  'chip.old': 'Дані від {date}',

  'inst.title': 'Додайте «Промінь» на екран телефона',
  'inst.do': 'Додати на екран',

  'upd.title': 'Є нова версія',
  'upd.now': 'Оновити зараз',

  'stor.full': 'Пам’ять телефона повна',
  'stor.low': 'Мало місця на телефоні: {mb} МБ',
  'stor.lost': 'Браузер стер частину записів цього телефона',
  'stor.lost.more': 'Що робити',

  'join.go': 'Під’єднати',
  'join.ok': 'Телефон під’єднано',

  'empty.today': 'Оберіть місце, де ви працюєте. Тоді світло можна записати одним дотиком',

  'sr.chip.wait': '{visible}. Записи збережено на цьому телефоні',
  'sr.place': '{visible}. Змінити місце',
  'sr.power': 'Світло: {place}',
  'sr.live.sent': 'Надіслано. Ще чекають: {n}',
  'sr.live.off': 'Без зв’язку. Записувати можна',
  'sr.live.on': 'Зв’язок відновлено',

  'power.logged.is': 'Записано: світла немає',

  'heat.logged.is': 'Записано: тепла немає',

  'water.logged.is': 'Записано: води немає',

  'net.logged.is': 'Записано: зв’язку немає',

  'gas.logged.is': 'Записано: газу немає',

  'today.record': 'Записати',
  'today.need': 'Потребу',
  'today.receive': 'Отримане',
  'today.give': 'Видане',
  'today.services': 'Інші послуги',
  'today.pick': 'Обрати місце',

  'svc.power': 'Світло',
  'svc.heat': 'Тепло',
  'svc.water': 'Вода',
  'svc.net': 'Зв’язок',
  'svc.gas': 'Газ',
  'svc.none': 'не записано',
  'svc.on': 'є',
  'svc.weak.for': 'слабко {dur}',
  'svc.off.for': 'немає {dur}',
  'svc.old': 'давно',

  'power.before': 'вимкнено ще до {time}',
  'power.seen': 'було о {time}',
  'power.logged.weak': 'Записано: світло нестабільне з {time}',
  'power.logged.seen': 'Записано: світло є',
  'power.logged.still': 'Записано: світла й досі немає',

  'heat.ask': 'Чи є тепло?',
  'heat.logged.off': 'Записано: тепла немає з {time}',
  'heat.logged.on': 'Записано: тепло є з {time}. Не було {dur}',
  'heat.logged.weak': 'Записано: ледь тепло з {time}',
  'heat.logged.seen': 'Записано: тепло є',
  'heat.logged.still': 'Записано: нічого не змінилося',

  'water.ask': 'Чи є вода?',
  'water.logged.off': 'Записано: води немає з {time}',
  'water.logged.on': 'Записано: вода є з {time}. Не було {dur}',
  'water.logged.weak': 'Записано: слабкий тиск з {time}',
  'water.logged.seen': 'Записано: вода є',
  'water.logged.still': 'Записано: нічого не змінилося',

  'net.ask': 'Чи є зв’язок?',
  'net.logged.off': 'Записано: зв’язку немає з {time}',
  'net.logged.on': 'Записано: зв’язок є з {time}. Не було {dur}',
  'net.logged.weak': 'Записано: слабкий зв’язок з {time}',
  'net.logged.seen': 'Записано: зв’язок є',
  'net.logged.still': 'Записано: нічого не змінилося',

  'gas.ask': 'Чи є газ?',
  'gas.logged.off': 'Записано: газу немає з {time}',
  'gas.logged.on': 'Записано: газ є з {time}. Не було {dur}',
  'gas.logged.weak': 'Записано: слабкий тиск газу з {time}',
  'gas.logged.seen': 'Записано: газ є',
  'gas.logged.still': 'Записано: нічого не змінилося',

  'tap.undone': 'Скасовано',
  'tap.failed': 'Не вдалося зберегти на телефоні. Натисніть ще раз',
  'tap.full': 'Пам’ять телефона повна. Запис не збережено',
  'tap.moved': 'Записано інший час: {time}',

  'outage.atleast': 'щонайменше {dur}',

  'load.wait': 'Відкриваємо…',
  'load.failed': 'Цієї частини ще немає на телефоні',
  'load.failed.b': 'Потрібен зв’язок, щоб її отримати. Записи й чернетки на місці',

  'fail.title': 'Збій застосунку',
  'fail.body': 'Записи й чернетки на місці. Відкрийте застосунок ще раз',
  'fail.passing': 'Щось не вдалося. Записи на місці. Якщо екран не відповідає, відкрийте ще раз',
  'fail.reload': 'Відкрити ще раз',

  'open.title': 'Не вдалося відкрити записи',
  'open.no_answer':
    'Телефон не відповів, чи можна зберігати записи. Закрийте інші вкладки й відкрийте ще раз',
  'open.blocked':
    'Застосунок відкрито ще в одному вікні, і там старіша версія. Закрийте його й відкрийте це ще раз',
  'open.newer': 'Записи на цьому телефоні зберегла новіша версія застосунку. Відкрийте його ще раз',
  'open.failed':
    'Браузер не дає зберігати записи. У приватному вікні так буває: відкрийте звичайне. Код {code}',

  'sr.chip.sending': '{visible}. Надсилаємо записи',
  'sr.chip.last': '{visible}. Останнє надсилання: {time}',

  'stor.full.free': 'Звільнити',

  'save.low': 'Заряд {n} %. Ощадний режим увімкнено. Зменште яскравість: це заощадить найбільше',

  'join.banner': 'Телефон ще не під’єднано. Записувати можна: записи чекатимуть на ньому',
  'join.to.place': 'Обрати місце роботи',
} as const
