import { useText } from '../../state/text.tsx'
import type { Act } from '../../domain/records/aid-papers.ts'
import { SignatureImage } from '../../ui/signature-image.tsx'

/** What nobody knows yet is left open for a pen. */
export function Named({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <p class="paper-named">
      <span>{name}:</span> {value === '' ? <span class="paper-blank" /> : <strong>{value}</strong>}
    </p>
  )
}

type SignProps = { readonly title: string; readonly name: string; readonly drawing: string }

function Sign({ title, name, drawing }: SignProps) {
  const { t } = useText()
  return (
    <div class="paper-sign">
      <strong>{title}</strong>
      <div class="paper-ink">
        {drawing !== '' && <SignatureImage drawing={drawing} label={t('aid.sign.there')} />}
      </div>
      <small>{t('field.signature')}</small>
      <div class="paper-name">{name}</div>
      <small>{t('paper.act.post')}</small>
    </div>
  )
}

/** Who hands over and who takes over, each with a name and a signature, drawn or by pen. */
export function ActSigns({ act }: { readonly act: Act }) {
  const { t } = useText()
  return (
    <div class="paper-signs">
      <Sign title={t('paper.act.by')} name={act.by} drawing={act.bySignature} />
      <Sign title={t('paper.act.to')} name={act.to} drawing={act.toSignature} />
    </div>
  )
}
