import { createContext, type ComponentChildren } from 'preact'
import { useContext, useEffect, useRef } from 'preact/hooks'
import { IconButton } from './icon-button.tsx'
import { soften } from './soften.ts'

/** What the app puts at the end of every header (the chip), and the words of its buttons. */
export const ScreenFrame = createContext<{
  readonly end: ComponentChildren
  /** Above the content of screens that are no forms: the one banner. */
  readonly top: ComponentChildren
  readonly backLabel: string
  readonly closeLabel: string
  readonly appName: string
}>({ end: null, top: null, backLabel: '', closeLabel: '', appName: '' })

type Way = string | (() => void)
type Props = {
  readonly title: string
  readonly back?: Way | undefined
  readonly close?: Way | undefined
  /** Begins the page's title when something on the screen must be mended: «Помилка: ». */
  readonly titlePrefix?: string | undefined
  /** A form hides the chip: nothing stands between a person and what they write. */
  readonly form?: boolean | undefined
  /** What sticks to the bottom: the one thing to do here. */
  readonly action?: ComponentChildren | undefined
  readonly children: ComponentChildren
}

/** One screen: header with the title that takes the focus, content, and the action at the bottom. */
export function Screen({
  title,
  back,
  close,
  titlePrefix = '',
  form = false,
  action,
  children,
}: Props) {
  const frame = useContext(ScreenFrame)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    document.title = `${titlePrefix}${title} · ${frame.appName}`
  }, [title, titlePrefix, frame.appName])
  return (
    <div class={action === undefined ? 'screen' : 'screen screen-with-action'}>
      <header class="screen-header">
        {back !== undefined && (
          <HeaderButton icon="arrow-left" label={frame.backLabel} way={back} />
        )}
        <h1 ref={heading} tabIndex={-1}>
          {soften(title)}
        </h1>
        {!form && frame.end}
        {close !== undefined && <HeaderButton icon="x" label={frame.closeLabel} way={close} />}
      </header>
      <main id="main" tabIndex={-1}>
        <div class="screen-body">
          {!form && frame.top}
          {children}
        </div>
        {action !== undefined && <div class="action-bar">{action}</div>}
      </main>
    </div>
  )
}

function HeaderButton({ icon, label, way }: { icon: 'arrow-left' | 'x'; label: string; way: Way }) {
  return typeof way === 'string' ? (
    <IconButton icon={icon} label={label} href={way} />
  ) : (
    <IconButton icon={icon} label={label} onPress={way} />
  )
}
