/** The version of this program; a test holds it equal to package.json's, which is not bundled. */
export const version = '0.1.0';
