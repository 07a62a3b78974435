import './partners.css'
import { isRecordId } from '../../domain/base/ids.ts'
import { useRoute } from '../../state/location.ts'
import { LinkForm } from './link-form.tsx'
import { LinkList } from './link-list.tsx'

/** #/partners and #/partners/new?donor=…, for coordinators. */
export function PartnersScreen() {
  const { path, query } = useRoute()
  const donor = query.get('donor')
  if (path[1] === 'new') return <LinkForm donor={isRecordId(donor) ? donor : undefined} />
  return <LinkList />
}
