namespace Luoshi.Web.Tests;
