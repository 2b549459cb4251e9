import { config } from 'zod'

// The page's content security policy forbids code made at run time, which zod tries as soon as a schema exists.
config({ jitless: true })
