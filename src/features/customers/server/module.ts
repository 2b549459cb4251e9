import type { ServerModule } from '#platform/server/module.ts'
import { masterDataImported, masterRecordSaved } from '../contract/master-data.ts'
import {
  customerChanged,
  customerCreated,
  customerErased,
  customerExported,
  customerMerged,
  customerRemoved,
  customerToldApart,
  customerUnmasked,
  customerUnmerged,
} from '../contract.ts'
import { customerDetails } from './customer-details.query.ts'
import { customerList } from './customer-list.query.ts'
import { customerVoices } from './customer-voices.query.ts'
import { change, create } from './editing.command.ts'
import { importRecords, saveRecord } from './keeping-master-data.command.ts'
import { masterData } from './master-data.query.ts'
import { merge, tellApart, unmerge } from './merging.command.ts'
import { erase, exportOne, unmask } from './personal-data.command.ts'

export const customers: ServerModule = {
  name: 'customers',
  permissions: ['customers.read', 'customers.edit', 'customers.merge', 'customers.erase'],
  events: [
    customerCreated,
    customerChanged,
    customerMerged,
    customerUnmerged,
    customerToldApart,
    customerErased,
    customerRemoved,
    customerUnmasked,
    customerExported,
    masterRecordSaved,
    masterDataImported,
  ],
  handlers: [
    customerList,
    customerDetails,
    customerVoices,
    create,
    change,
    merge,
    unmerge,
    tellApart,
    unmask,
    exportOne,
    erase,
    masterData,
    saveRecord,
    importRecords,
  ],
}
