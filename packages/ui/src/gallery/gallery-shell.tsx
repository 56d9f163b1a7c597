import type { NavigationSection, SignedInUser, Theme } from '@preau/ui'

/** What every gallery page of a theme shares. */
export interface GallerySetting {
  readonly theme: Theme
  readonly productName: string
  readonly homeHref: string
  readonly context: string
  readonly demo: true
}

/** The setting of a theme's gallery pages. */
export function settingOf(theme: Theme): GallerySetting {
  const productName = theme === 'portal' ? 'Préau Portail' : 'Préau Scolarité'
  return { theme, productName, homeHref: '/', context: 'Collège des Tilleuls', demo: true }
}

export const galleryUser: SignedInUser = {
  name: 'Claire Faure',
  role: 'Administratrice ENT',
  accountHref: '/compte',
  logoutAction: '/deconnexion',
  csrf: 'jeton',
}

/** A main navigation with every kind of entry; `current` is the address of the page shown. */
export function galleryNavigation(current: string): readonly NavigationSection[] {
  const sections: readonly NavigationSection[] = [
    { items: [{ label: 'Accueil', href: '/', icon: 'home' }] },
    {
      label: 'Administration',
      items: [
        { label: 'Annuaire', href: '/annuaire', icon: 'users' },
        { label: 'Liste des services', href: '/services', icon: 'plug-connected' },
        { label: 'Importer les identifiants PRONOTE', href: '/import', icon: 'file-import', badge: 3 },
        { label: 'Traces', href: '/traces', icon: 'history' },
      ],
    },
  ]
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, current: item.href === current })),
  }))
}
