import { displayName, formatDayFr, guardianLinkLabel, listName, parseGuardianLink } from '@preau/people'
import {
  Card,
  DescriptionList,
  ExactText,
  Form,
  FormActions,
  Grid,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../frame/resources.ts'
import { printOf, seenField } from '../../frame/seen.ts'
import type { View } from '../../frame/view.ts'
import { clientPath, describeSpace, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { defaultSpace } from './default-spaces.ts'
import { EntryCard, entryStateOf } from './entry-card.tsx'
import type { PersonSheet, Relative } from './person.ts'

export interface PersonPageProps {
  readonly view: View
  readonly visit: Visit
  readonly sheet: PersonSheet
  /** Those of the category; none where the category has no profiles. */
  readonly profiles: readonly { readonly id: string; readonly name: string }[]
  /** A CAS identifier that was refused, and why. */
  readonly refused?:
    | { readonly casId: string; readonly error: string; readonly seen?: string | undefined }
    | undefined
}

/** The sheet of one person. */
export function PersonPage(props: PersonPageProps): VNode {
  const { view, visit, sheet } = props
  const table = `${clientPath(visit.base)}/ressources/${categorySlug(sheet.category)}`
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={sheet.category}
      title={displayName(sheet)}
      trail={[{ label: resourceLabel(sheet.category), href: table }]}
    >
      <Grid columns={2}>
        <Card title={copy.sheet.identity} icon="id">
          <DescriptionList items={identityOf(sheet)} />
        </Card>
        <Card title={copy.sheet.schooling} icon="school">
          <DescriptionList items={schoolingOf(props)} />
        </Card>
      </Grid>
      <EntryCard sheet={sheet} csrf={view.csrf} path={`${table}/${sheet.id}`} />
      {props.profiles.length > 0 ? <ProfileCard {...props} path={`${table}/${sheet.id}`} /> : null}
      {visit.base.entIdentifiers ? <IdentifiersCard {...props} path={`${table}/${sheet.id}`} /> : null}
    </ClientPage>
  )
}

interface Item {
  readonly term: string
  readonly description: VNode | string
}

const item = (term: string, description: VNode | string | undefined): readonly Item[] =>
  description === undefined || description === '' ? [] : [{ term, description }]

function identityOf(sheet: PersonSheet): Item[] {
  const text = copy.sheet
  const city = [sheet.postcode, sheet.city].filter((part) => part !== undefined).join(' ')
  return [
    ...item(text.civility, sheet.civility),
    ...item(text.birthName, sheet.birthName === sheet.lastName ? undefined : sheet.birthName),
    {
      term: text.birthDate,
      description: sheet.birthDate === undefined ? text.unknown : formatDayFr(sheet.birthDate),
    },
    ...item(text.sex, sheet.sex && text.sexes[sheet.sex]),
    ...item(text.city, city),
    { term: text.origin, description: text.origins[sheet.origin] },
  ]
}

function schoolingOf({ sheet, visit }: PersonPageProps): Item[] {
  const text = copy.sheet
  const own = sheet.profileSpaces ?? [defaultSpace(sheet.category, sheet.functionCode)]
  const space = own.map((one) => describeSpace(one).label).join(', ')
  return [
    ...item(text.classes, sheet.classes.join(', ')),
    ...item(text.teachings, sheet.teachings.map((one) => `${one.classCode} (${one.subject})`).join(', ')),
    ...item(text.function, sheet.functionLabel ?? sheet.functionCode),
    ...item(text.company, sheet.company),
    ...item(
      sheet.category === 'guardian' ? text.pupils : text.guardians,
      sheet.relatives.length === 0 ? undefined : (
        <Relatives relatives={sheet.relatives} base={clientPath(visit.base)} />
      ),
    ),
    ...item(text.leftOn, sheet.leftOn && formatDayFr(sheet.leftOn)),
    { term: text.localLogin, description: <LocalAccess sheet={sheet} base={visit.base} /> },
    { term: text.space, description: whyNoSpace(sheet) ?? space },
  ]
}

function whyNoSpace(sheet: PersonSheet): string | undefined {
  const state = entryStateOf(sheet)
  return state === 'contact' || state === 'closed' || state === 'functionUnset'
    ? copy.sheet.noSpaces[state]
    : undefined
}

/** The log-in name of the local form and the way to its page (`spaces`). */
const LocalAccess = ({ sheet, base }: { readonly sheet: PersonSheet; readonly base: SchoolBase }): VNode => (
  <>
    {sheet.localLogin === undefined ? null : <>{sheet.localLogin} · </>}
    <a href={`${clientPath(base)}/ressources/${categorySlug(sheet.category)}/${sheet.id}/acces`}>
      {sheet.localLogin === undefined ? copy.sheet.localCreate : copy.sheet.localManage}
    </a>
  </>
)

function Relatives({
  relatives,
  base,
}: {
  readonly relatives: readonly Relative[]
  readonly base: string
}): VNode {
  return (
    <ul class="list-unstyled mb-0">
      {relatives.map((relative) => (
        <li key={relative.id}>
          <a href={`${base}/ressources/${categorySlug(relative.category)}/${relative.id}`}>
            {listName(relative)}
          </a>
          {linkWords(relative)}
        </li>
      ))}
    </ul>
  )
}

function linkWords({ kinship, level }: Relative): string {
  const link = kinship === undefined ? undefined : parseGuardianLink(kinship)
  const words = [
    ...(link === undefined ? [] : [guardianLinkLabel(link)]),
    ...(level === undefined ? [] : [copy.sheet.level(level)]),
  ]
  return words.length === 0 ? '' : ` (${words.join(', ')})`
}

/** The authorisation profile, given from the sheet as from the list. */
function ProfileCard({ sheet, view, profiles, path }: PersonPageProps & { readonly path: string }): VNode {
  return (
    <Card title={copy.profile.title} icon="shield-lock">
      <Form action={`${path}/profil`} csrf={view.csrf}>
        <SelectField
          name="profil"
          label={copy.table.columns.profile}
          hint={copy.profile.hint}
          empty={copy.profile.none}
          value={sheet.profile?.id}
          width="medium"
          options={profiles.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions>
          <SubmitButton variant="primary">{copy.profile.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function IdentifiersCard(props: PersonPageProps & { readonly path: string }): VNode {
  const { sheet, view, refused, path } = props
  const since = sheet.casIdSince && copy.sheet.casSince(formatMoment(sheet.casIdSince))
  return (
    <Card title={copy.sheet.identifiers} icon="key" id="identifiants">
      <DescriptionList
        items={[
          { term: copy.table.columns.pronoteId, description: <ExactText>{sheet.pronoteId}</ExactText> },
        ]}
      />
      <Form action={`${path}/identifiant-cas`} csrf={view.csrf}>
        <HiddenField name={seenField} value={refused?.seen ?? printOf(sheet.casId)} />
        <TextField
          name="identifiant_cas"
          label={copy.casId.label}
          hint={[since, copy.casId.hint].filter((part) => part !== undefined).join(' ')}
          value={refused?.casId ?? sheet.casId}
          error={refused?.error}
          maxlength={255}
          spellcheck={false}
          autocomplete="off"
          width="medium"
        />
        <FormActions>
          <SubmitButton variant="primary">{copy.casId.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
