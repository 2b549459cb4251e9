import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { eraseCustomer } from '../contract.ts'

/** Asks for the word that stands for what cannot be undone, then erases. */
export function useErasing(customerId: string): () => Promise<void> {
  const { t } = useTranslation('customers')
  const confirm = useConfirmDanger()
  const erase = useWrite(eraseCustomer)
  return async () => {
    const danger = {
      title: t('erase.title'),
      consequence: t('erase.consequence'),
      verb: t('erase.verb'),
      word: t('erase.word'),
    }
    if (await confirm(danger)) await erase.send({ customerId }, { confirmed: true })
  }
}
