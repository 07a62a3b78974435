import type { OpenProblem } from '../device.ts'
import { useText } from '../state/text.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Screen } from '../ui/screen.tsx'

type Props = { readonly problem: OpenProblem }

/** Nothing can be recorded, so it is said at once and in words, not after somebody has typed. */
export function StorageTrouble({ problem }: Props) {
  const { t } = useText()
  const detail =
    problem.tag === 'failed' ? t('open.failed', { code: problem.name }) : t(`open.${problem.tag}`)
  return (
    <Screen title={t('open.title')} form>
      <EmptyState text={detail}>
        <Button kind="primary" onPress={() => location.reload()}>
          {t('fail.reload')}
        </Button>
      </EmptyState>
    </Screen>
  )
}
