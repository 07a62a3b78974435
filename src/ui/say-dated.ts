/** Gives «26.11.2026, 04:25» of the value of a field, with the time where it has one. */
export function sayDated(value: string): string {
  const [, year, month, day, time] = /^(\d{4,})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(value) ?? []
  if (day === undefined) return '––.––.––––'
  return [`${day}.${month}.${year}`, ...(time === undefined ? [] : [time])].join(', ')
}
