import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead, useWrite } from '#platform/web/api.ts'
import { MaskedText } from '#platform/web/ui/masked-text.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readCustomer, unmaskCustomer } from '../../contract.ts'
import { CustomerSigns } from '../customer-signs.tsx'

/** How to reach the customer, where the place is reason enough; null when it was refused. */
export type Reveal = () => Promise<{ phone: string | null; email: string | null } | null>

/** Who a matter is about, for the side of a screen: name, signs, masked contact, how often they wrote. */
export function CustomerCard({ customerId, reveal }: { customerId: string; reveal?: Reveal }) {
  const { t } = useTranslation('customers')
  const customer = useRead(readCustomer, { customerId }, {}, { about: [customerId] })
  const unmask = useWrite(unmaskCustomer)
  return (
    <Card
      size="small"
      title={t('customer')}
      styles={{ header: { borderBottom: 0, paddingInline: 16 }, body: { padding: '0 16px 16px' } }}
    >
      <ReadState read={customer}>
        {({ name, vip, tags, phone, email, voices, lastVoiceAt, duplicates, can }) => (
          <>
            <p>
              <Link className="hx-tall-link" to={`/customers/${customerId}`}>
                {name ?? t('nameless')}
              </Link>{' '}
              <CustomerSigns vip={vip} tags={tags} />
            </p>
            {(
              [
                ['phone', phone],
                ['email', email],
              ] as const
            ).map(
              ([field, text]) =>
                text !== null && (
                  <p key={field}>
                    <MaskedText
                      text={text}
                      phone={field === 'phone'}
                      {...(reveal !== undefined && {
                        onShow: async () => (await reveal())?.[field] ?? null,
                      })}
                      {...(can.unmask && {
                        onReveal: async (note: string) =>
                          (await unmask.send({ customerId }, { reason: 'other', note }))?.[field] ?? null,
                      })}
                    />
                  </p>
                ),
            )}
            <p className="hx-soft">
              {t('voices', { count: voices })}
              {lastVoiceAt !== null && (
                <>
                  {' · '}
                  <RelativeTime at={lastVoiceAt} />
                </>
              )}
            </p>
            {duplicates.length > 0 && (
              <Link to={`/customers/${customerId}`}>
                {t('maybeDuplicates', { count: duplicates.length })}
              </Link>
            )}
          </>
        )}
      </ReadState>
    </Card>
  )
}
