import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { Device } from '../device.ts'
import { assert } from '../domain/base/assert.ts'

const DeviceContext = createContext<Device | undefined>(undefined)

type Props = { readonly device: Device; readonly children: ComponentChildren }

export function DeviceProvider({ device, children }: Props) {
  return <DeviceContext.Provider value={device}>{children}</DeviceContext.Provider>
}

/** The phone's store, queue and clock. */
export function useDevice(): Device {
  const device = useContext(DeviceContext)
  assert(device !== undefined, 'screens are drawn inside a DeviceProvider')
  return device
}
