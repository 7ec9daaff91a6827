using System.Security.Cryptography;
using System.Text;
using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>A short mark of what someone saw of a unit, collective name or person, so that a stale page is told apart.</summary>
public static class DirectorySeal
{
    private const int Digits = 16;

    public static string Of(Unit unit) => Mark(unit);

    public static string Of(UnitGroup group) => Mark(group);

    public static string Of(Person person) => Mark(person);

    private static string Mark<T>(T seen) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StateJson.Write(seen))))[..Digits];
}
