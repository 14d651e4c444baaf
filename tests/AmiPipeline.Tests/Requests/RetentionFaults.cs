using Xunit;

namespace AmiPipeline.Tests.Requests;

/// <summary>Documents whose <c>retention</c> has one fault each, and what the reader says of it.</summary>
public static class RetentionFaults
{
    private const string Form = "must have 1 to 128 letters, digits and ._/-, and no placeholders: all images with the same word are one family";

    public static TheoryData<string, string, string, string> All => new()
    {
        { "retention by number", RequestDocuments.With("retention", "3"), "/retention", "must be an object, not the number 3" },
        { "retention without a family", RequestDocuments.Retention("\"keepLatest\": 3"), "/retention/family", "is missing; give the word that the images which replace one another have in common, such as base-linux" },
        { "retention without a number", RequestDocuments.Retention("\"family\": \"web\""), "/retention/keepLatest", "is missing; give how many images of the family stay, the new one among them" },
        { "retention misspelt", RequestDocuments.Retention("\"family\": \"web\", \"keepLatest\": 3, \"keepOldest\": 3"), "/retention/keepOldest", "is not a field of a request; did you mean keepLatest?" },
        { "family with a placeholder", RequestDocuments.Retention("\"family\": \"{source.name}\", \"keepLatest\": 3"), "/retention/family", $"is \"{{source.name}}\"; {Form}" },
        { "family with a wildcard", RequestDocuments.Retention("\"family\": \"web*\", \"keepLatest\": 3"), "/retention/family", $"is \"web*\"; {Form}" },
        { "family of 129", RequestDocuments.Retention($"\"family\": {RequestDocuments.Text('f', 129)}, \"keepLatest\": 3"), "/retention/family", $"is {RequestDocuments.Text('f', 129)}; {Form}" },
        { "keeping none", RequestDocuments.Retention("\"family\": \"web\", \"keepLatest\": 0"), "/retention/keepLatest", "is 0; must be a whole number from 1 to 1000" },
        { "keeping 1,001", RequestDocuments.Retention("\"family\": \"web\", \"keepLatest\": 1001"), "/retention/keepLatest", "is 1001; must be a whole number from 1 to 1000" },
        { "disabled in no days", RequestDocuments.Retention("\"family\": \"web\", \"keepLatest\": 3, \"disableAfterDays\": 0"), "/retention/disableAfterDays", "is 0; must be a whole number from 1 to 3650" },
        { "removed in 3,651 days", RequestDocuments.Retention("\"family\": \"web\", \"keepLatest\": 3, \"removeAfterDays\": 3651"), "/retention/removeAfterDays", "is 3651; must be a whole number from 1 to 3650" },
    };
}
