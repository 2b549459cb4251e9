import { editableCustomer } from '#features/customers/server/public/editable-customer.ts'
import { command } from '#platform/server/command.ts'
import { setSurveyWish } from '../contract/wishes.ts'
import { customerOptedIn } from '../contract.ts'
import { hashesOf } from './address-hashes.ts'
import { theRules } from './kept-questionnaires.ts'
import { optOutOfSurveys } from './public/opting-out.ts'
import { removeWishes } from './wishes.store.ts'

export const settingWish = command(setSurveyWish, async (context, { customerId, optedOut }) => {
  const { db, emit } = context
  const rows = await editableCustomer(context, customerId)
  if (optedOut) {
    await optOutOfSurveys(context, customerId)
    return {}
  }
  const { link_key: key } = await theRules(db)
  const customerIds = rows.map(({ id }) => id)
  const hashes = rows.flatMap((row) => hashesOf(key, row))
  if (await removeWishes(db, { customerIds, hashes }))
    emit(customerOptedIn, { subject: customerId, facts: {} })
  return {}
})
