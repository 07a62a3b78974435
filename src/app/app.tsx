import type { Device, OpenProblem } from '../device.ts'
import type { Result } from '../domain/base/result.ts'
import { DeviceProvider } from '../state/device.tsx'
import { TextProvider } from '../state/text.tsx'
import { Shell } from './shell.tsx'
import { StorageTrouble } from './storage-trouble.tsx'

type Props = { readonly opened: Result<Device, OpenProblem> }

export function App({ opened }: Props) {
  return (
    <TextProvider>
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
