/** What a phone says on its own screen when city hall has answered. It may lie where others read it:
 *  which need it was, only the record says. */
export const uk = {
  title: 'Є відповідь на вашу потребу',
  verified: 'Потребу підтверджено',
  requested: 'Запитано в партнерів',
  declined: 'Потребу відхилено. Причина в записі',
  closed: 'Потребу закрито',
  other: 'Відкрийте «Промінь», щоб прочитати',
} as const
