import '../../ui/document.css'
import './assessments.css'
import { isRecordId } from '../../domain/base/ids.ts'
import { useRoute } from '../../state/location.ts'
import { AssessmentForm } from './assessment-form.tsx'
import { AssessmentList } from './assessment-list.tsx'
import { AssessmentView } from './assessment-view.tsx'

/** #/assessments, #/assessments/new?after=… or ?edit=…, #/assessments/:id. */
export function AssessmentsScreen() {
  const { path, query } = useRoute()
  const [, part] = path
  if (part === undefined) return <AssessmentList />
  const idOf = (name: string) => {
    const id = query.get(name)
    return isRecordId(id) ? id : undefined
  }
  if (part === 'new') return <AssessmentForm after={idOf('after')} edit={idOf('edit')} />
  return isRecordId(part) ? <AssessmentView id={part} /> : <AssessmentList />
}
