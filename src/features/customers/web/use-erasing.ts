import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { eraseCustomer } from '../contract/rights.ts'

/** Asks for the word that stands for what cannot be undone, then erases, or says why not. */
export function useErasing(customerId: string): () => Promise<void> {
  const { t } = useTranslation('customers')
  const { message } = App.useApp()
  const confirm = useConfirmDanger()
  const erase = useWrite(eraseCustomer)
  return async () => {
    const danger = {
      title: t('erase.title'),
      consequence: t('erase.consequence'),
      verb: t('erase.verb'),
      word: t('erase.word'),
    }
    if (!(await confirm(danger))) return
    const answer = await erase.send({ customerId }, { confirmed: true })
    if (answer?.outcome === 'refused') message.warning(t('erase.held'))
  }
}
