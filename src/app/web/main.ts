import '#platform/web/base.css'
import { chosenLocale } from '#platform/web/chosen-locale.ts'
import { askEarly } from '#platform/web/early.ts'
import { likelyRoute, sessionAddress } from './beginning.ts'
import { features } from './features.ts'
import { loadWords } from './words/load.ts'

// Who is signed in, the words and the page of the address need nothing of the program: they come beside it. What fails here is asked for again, and then told.
const locale = chosenLocale()
askEarly(sessionAddress, locale)
void import('./house.tsx')
const routes = features.flatMap((one) => one.routes)
for (const begun of [loadWords(locale), likelyRoute(routes, location.pathname)?.page()])
  begun?.catch(() => undefined)
