import { checkFormatPage } from '../../support/format-page.js';

checkFormatPage('external-dns');
