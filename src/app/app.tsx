import { useEffect, useState } from 'preact/hooks'
import type { Device, OpenProblem } from '../device.ts'
import type { Text } from '../i18n/translate.ts'
import { DeviceProvider } from '../state/device.tsx'
import { TextProvider } from '../state/text.tsx'
import { Shell } from './shell.tsx'
import { StorageTrouble } from './storage-trouble.tsx'

type Props = {
  readonly device: Device
  /** Settles only where the store could not be opened. */
  readonly trouble: Promise<OpenProblem>
  readonly firstText: Text
}

export function App({ device, trouble, firstText }: Props) {
  const [problem, setProblem] = useState<OpenProblem | undefined>(undefined)
  useEffect(() => void trouble.then(setProblem), [trouble])
  return (
    <TextProvider first={firstText}>
      {problem === undefined ? (
        <DeviceProvider device={device}>
          <Shell />
        </DeviceProvider>
      ) : (
        <StorageTrouble problem={problem} />
      )}
    </TextProvider>
  )
}
