import type { Report } from '../../domain/views/aid-report.ts'
import type { Text } from '../../i18n/translate.ts'

/** «Лишилося 12 днів», «Останній день», «Прострочено на 3 дні». */
export function daysLeftWords({ t, plural }: Text, { daysLeft }: Report): string {
  if (daysLeft === 0) return t('aid.report.today')
  const days = plural('dur.d', Math.abs(daysLeft))
  return t(daysLeft > 0 ? 'aid.report.left' : 'aid.report.late', { days })
}
