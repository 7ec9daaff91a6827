namespace Luoshi.Reading.Tests;
