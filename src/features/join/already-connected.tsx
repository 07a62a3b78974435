import { useLive } from '../../state/live.ts'
import { useDevice } from '../../state/device.tsx'
import { usePlaces } from '../../state/places.ts'
import { useText } from '../../state/text.tsx'
import { readPerson } from '../../domain/records/person.ts'
import { Button } from '../../ui/button.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import type { Join } from './use-join.ts'

type Props = {
  readonly enrolment: Join['enrolment']
  /** The page was opened with an invite, which stays whole. */
  readonly codeUnused: boolean
  readonly onAnew: () => void
}

/** A phone that is connected does not spend a second invite by opening its link. */
export function AlreadyConnected({ enrolment, codeUnused, onAnew }: Props) {
  const { t, language } = useText()
  const places = usePlaces()
  const device = useDevice()
  const person = useLive(
    async () => enrolment && (await device.queries.record(enrolment.person)),
    [device, enrolment?.person],
  )
  if (enrolment === undefined) return null
  const areas = enrolment.areas.map((code) => places.name(code)).join(', ')
  return (
    <>
      <p>
        <strong>{t('join.already')}</strong>
      </p>
      <KeyValue
        rows={[
          { key: t('join.municipality'), value: enrolment.municipality.name[language] },
          ...(person === undefined
            ? []
            : [{ key: t('join.person'), value: readPerson(person.fields).name }]),
          { key: t('join.role.label'), value: t(`role.${enrolment.role}`) },
          { key: t('join.areas'), value: areas === '' ? t('join.areas.all') : areas },
        ]}
      />
      {codeUnused ? <p>{t('join.already.code')}</p> : null}
      <Button kind="primary" href="#/menu/places">
        {t('join.to.place')}
      </Button>
      <Button kind="quiet" onPress={onAnew}>
        {t(codeUnused ? 'join.already.anew' : 'join.already.other')}
      </Button>
    </>
  )
}
