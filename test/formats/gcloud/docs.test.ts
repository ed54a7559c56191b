import { checkFormatPage } from '../../support/format-page.js';

checkFormatPage('gcloud', ['example.com']);
