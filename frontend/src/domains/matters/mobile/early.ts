/** What the resident's first page shows: asked for by boot.ts before the application has arrived, so no imports here. */
export const MY_HOME = '/me/home'
