import { useCatalogue } from '../../state/catalogue.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { CheckList } from '../../ui/check-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import type { Proof } from './proofs.ts'

type Props = {
  readonly proofs: readonly Proof[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Signatures and photos, none of them chosen unless a person did. */
export function ProofChoice({ proofs, chosen, onChange }: Props) {
  const { say, date, number } = useCityHallText()
  const catalogue = useCatalogue()
  const label = ({ kind, at, item, name, quantity }: Proof) =>
    [
      say(`rep.proof.${kind}`),
      ...(at === undefined ? [] : [date(at)]),
      `${catalogue?.itemName(item, name) ?? ''} ${number(quantity)}`,
    ].join(' · ')
  return (
    <Disclosure title={say('rep.proofs', { n: chosen.length })}>
      {proofs.length === 0 ? (
        <p>{say('rep.proofs.none')}</p>
      ) : (
        <CheckList
          id="rep-proofs"
          legend={say('rep.proofs.h')}
          options={proofs.map((proof) => ({ value: proof.key, label: label(proof) }))}
          values={chosen}
          onChange={onChange}
        />
      )}
    </Disclosure>
  )
}
