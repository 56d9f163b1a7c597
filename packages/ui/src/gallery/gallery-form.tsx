import {
  Alert,
  ButtonLink,
  Card,
  CheckboxField,
  CheckboxGroup,
  FieldGroup,
  FileField,
  Form,
  FormActions,
  FormErrors,
  PageShell,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  type Theme,
} from '@preau/ui'
import type { VNode } from 'preact'

import { galleryNavigation, galleryUser, settingOf } from './gallery-shell.tsx'

/** A form that was refused: summary, errors beside their fields, every kind of field. */
export function FormPage({ theme }: { readonly theme: Theme }): VNode {
  return (
    <PageShell
      {...settingOf(theme)}
      title="Nouveau service"
      user={galleryUser}
      navigation={galleryNavigation('/services')}
      breadcrumbs={[
        { label: 'Accueil', href: '/' },
        { label: 'Services', href: '/services' },
        { label: 'Nouveau' },
      ]}
    >
      <FormErrors
        errors={[
          { field: 'url', message: 'L’adresse du service doit commencer par https://.' },
          { field: 'regroupement', message: 'Choisissez un regroupement.' },
        ]}
      />
      <Card>
        <Form action="/services" csrf="jeton" multipart requiredNote>
          <GeneralFields />
          <AudienceFields />
          <FormActions>
            <SubmitButton icon="check">Enregistrer</SubmitButton>
            <ButtonLink href="/services">Annuler</ButtonLink>
          </FormActions>
        </Form>
      </Card>
      <Alert
        tone="info"
        title="Avant la première connexion"
        action={<ButtonLink href="/aide">Lire le guide</ButtonLink>}
      >
        Chaque personne doit avoir son identifiant PRONOTE. Importez-les avant d’ouvrir le service.
      </Alert>
      <Alert tone="warning">La publication de la base est arrêtée depuis 08 h 42.</Alert>
      <Alert tone="neutral">Ces paramètres sont verrouillés par l’exploitant.</Alert>
    </PageShell>
  )
}

function GeneralFields(): VNode {
  return (
    <FieldGroup legend="Informations générales">
      <TextField name="code" label="Code" value="PRONOTECAS" required width="medium" spellcheck={false} />
      <SelectField
        name="type"
        label="Type de SSO"
        value="pronote"
        required
        width="medium"
        options={[
          { value: 'cas', label: 'SSO CAS' },
          { value: 'pronote', label: 'SSO Pronote avec CAS' },
        ]}
      />
      <TextField
        name="url"
        label="URL"
        type="url"
        value="pronote.tilleuls.example"
        required
        hint={'Adresse complète, par exemple https://0350000x.example/pronote/'}
        error="L’adresse du service doit commencer par https://."
      />
      <SelectField
        name="regroupement"
        label="Regroupement"
        required
        width="medium"
        error="Choisissez un regroupement."
        groups={[{ label: 'Scolarité', options: [{ value: 'vs', label: 'Vie scolaire' }] }]}
      />
      <TextField
        name="duree"
        label="Déconnexion automatique"
        type="number"
        value={60}
        width="short"
        suffix="minutes"
      />
      <TextArea name="description" label="Description" hint="Affichée sous le nom du service." />
      <FileField name="icone" label="Icône" accept=".png,.svg" hint="PNG ou SVG, 30 × 33 pixels." />
      <CheckboxField name="visible" label="Service affiché dans la barre des services" checked />
    </FieldGroup>
  )
}

function AudienceFields(): VNode {
  return (
    <FieldGroup legend="Accès" hint="Qui voit le service et peut l’ouvrir.">
      <RadioGroup
        name="mode"
        label="Mode d’import"
        required
        cards
        value="complet"
        options={[
          {
            value: 'complet',
            label: 'Complet',
            hint: 'Le fichier fait foi : les identifiants absents sont retirés.',
          },
          { value: 'partiel', label: 'Partiel', hint: 'Le fichier ajoute et met à jour, sans rien retirer.' },
        ]}
      />
      <RadioGroup
        name="anonyme"
        label="Service anonyme"
        inline
        value="non"
        options={[
          { value: 'oui', label: 'Oui' },
          { value: 'non', label: 'Non' },
        ]}
      />
      <CheckboxGroup
        name="profils"
        label="Profils"
        values={['National_ELV']}
        error="Cochez au moins un profil de plus."
        options={[
          { value: 'National_ELV', label: 'Élève' },
          { value: 'National_TUT', label: 'Responsable' },
          { value: 'National_ENS', label: 'Enseignant', hint: 'Y compris les remplaçants.' },
        ]}
      />
    </FieldGroup>
  )
}
