using System.Buffers;

namespace AmiPipeline.Reports.Texts;

/// <summary>Words of a command that bash, zsh or fish reads.</summary>
internal static class ShellWord
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:@%+=,");

    /// <summary>A text as one word: as it is, or in quotes if it needs them.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Plain) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
