import type { ComponentProps } from 'preact'
import { Loading } from './loading.tsx'
import { Screen } from './screen.tsx'

type Props = Omit<ComponentProps<typeof Screen>, 'children'> & { readonly text: string }

/** A screen whose record is still being read: its name and the way back are there already. */
export function OpeningScreen({ text, ...frame }: Props) {
  return (
    <Screen {...frame}>
      <Loading text={text} />
    </Screen>
  )
}
