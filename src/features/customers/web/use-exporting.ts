import { saveFile } from '#features/audit/web/public/save-file.ts'
import { useWrite } from '#platform/web/api.ts'
import { exportCustomer } from '../contract/rights.ts'

/** Hands everything held of a customer to the browser as one file. */
export function useExporting(customerId: string): () => Promise<void> {
  const everything = useWrite(exportCustomer)
  return async () => {
    const found = await everything.send({ customerId }, {})
    if (found !== null)
      saveFile(`customer-${customerId}.json`, JSON.stringify(found, null, 2), 'application/json')
  }
}
