import '../../ui/document.css'
import './reports.css'
import { useRoute } from '../../state/location.ts'
import { HumanitarianScreen } from './humanitarian-screen.tsx'
import { UseScreen } from './use-screen.tsx'

/** #/reports and #/reports/humanitarian. */
export function ReportsScreen() {
  const [, part] = useRoute().path
  return part === 'humanitarian' ? <HumanitarianScreen /> : <UseScreen />
}
