namespace Luoshi.Tests;
