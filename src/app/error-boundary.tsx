import { Component, type ComponentChildren } from 'preact'
import { TextContext } from '../state/text.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Screen } from '../ui/screen.tsx'

type Props = { readonly children: ComponentChildren }
type State = { readonly failed: boolean }

/** The page's last edge: a fault in drawing shows words instead of nothing. What was typed is in its
 *  draft, because a form that is taken away writes itself down. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false }

  static override getDerivedStateFromError(): State {
    return { failed: true }
  }

  override componentDidCatch(error: unknown): void {
    // The name alone: a message may hold what a person typed.
    console.error('screen_failed', error instanceof Error ? error.stack : typeof error)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <TextContext.Consumer>
        {({ t }) => (
          <Screen title={t('fail.title')} form>
            <EmptyState text={t('fail.body')}>
              <Button kind="primary" onPress={() => location.reload()}>
                {t('fail.reload')}
              </Button>
              <Button href="#/today" onPress={() => this.setState({ failed: false })}>
                {t('tab.today')}
              </Button>
            </EmptyState>
          </Screen>
        )}
      </TextContext.Consumer>
    )
  }
}
