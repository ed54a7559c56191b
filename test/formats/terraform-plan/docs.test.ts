import { checkFormatPage } from '../../support/format-page.js';

checkFormatPage('terraform-plan', ['example.com']);
