using System.CommandLine;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>An option that takes one of a few words.</summary>
internal class ChoiceOption : Option<string>
{
    /// <summary>Makes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">Its description, without the default.</param>
    /// <param name="values">The words; the first is the default.</param>
    public ChoiceOption(string name, string description, params IReadOnlyList<string> values)
        : base(name)
    {
        HelpName = string.Join('|', values);
        Description = description;
        DefaultValueFactory = _ => values[0];
        CompletionSources.Add([.. values]);
        Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is var given && !values.Contains(given))
            {
                result.AddError($"{name} is {given}; it must be {string.Join(", ", values.SkipLast(1))} or {values[^1]}.");
            }
        });
    }
}
