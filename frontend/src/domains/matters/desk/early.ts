/** What the first page of the desk shows: asked for by boot.ts before the application has arrived, so no imports here. */
export const WORKBENCH = '/matters/workbench?limit=50'
