namespace AmiPipeline.Simulator.World;

/// <summary>The ids of accounts.</summary>
internal static class AccountIds
{
    private const int Digits = 12;

    public static bool IsValid(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);
}
