import type { Device, OpenProblem } from '../device.ts'
import type { Result } from '../domain/base/result.ts'
import type { Text } from '../i18n/translate.ts'
import { DeviceProvider } from '../state/device.tsx'
import { TextProvider } from '../state/text.tsx'
import { Shell } from './shell.tsx'
import { StorageTrouble } from './storage-trouble.tsx'

type Props = { readonly opened: Result<Device, OpenProblem>; readonly firstText: Text }

export function App({ opened, firstText }: Props) {
  return (
    <TextProvider first={firstText}>
      {opened.ok ? (
        <DeviceProvider device={opened.value}>
          <Shell />
        </DeviceProvider>
      ) : (
        <StorageTrouble problem={opened.problem} />
      )}
    </TextProvider>
  )
}
