using System.Buffers;

namespace AmiPipeline.Reports.Texts;

/// <summary>Words of a command that sh, bash, zsh or fish reads.</summary>
internal static class ShellWord
{
    // Not "=" at the beginning: zsh reads =word as the path of a command (zsh manual, Filename Expansion).
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:@%+=,");

    /// <summary>A text as one word: as it is, or in quotes if it needs them.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text) =>
        text.Length > 0 && text[0] != '=' && !text.AsSpan().ContainsAnyExcept(Plain) ? text : $"'{string.Concat(text.Select(Quoted))}'";

    // Outside of the quotes: fish reads a backslash before either of them within single quotes, too (fish manual, Quotes).
    private static string Quoted(char character) => character is '\'' or '\\' ? $@"'\{character}'" : $"{character}";
}
