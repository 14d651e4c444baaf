using System.CommandLine;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>An option that takes an integer.</summary>
internal sealed class NumberOption : Option<int>
{
    /// <summary>Makes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">Its description, without the default.</param>
    /// <param name="defaultValue">The value if it is not given.</param>
    /// <param name="min">The smallest value. Default: any.</param>
    /// <param name="max">The largest value. Default: any.</param>
    public NumberOption(string name, string description, int defaultValue, int min = int.MinValue, int max = int.MaxValue)
        : base(name)
    {
        HelpName = "N";
        Description = description;
        DefaultValueFactory = _ => defaultValue;
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, out var number) || number < min || number > max)
            {
                result.AddError($"{name} must be an integer{Range(min, max)} (got {text}).");
            }

            return number;
        };
    }

    private static string Range(int min, int max) =>
        min == int.MinValue ? "" : max == int.MaxValue ? $" of at least {min}" : $" from {min} to {max}";
}
