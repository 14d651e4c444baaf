namespace AmiPipeline;

/// <summary>An account in a Region: where a call goes.</summary>
/// <param name="AccountId">The account's 12 digits.</param>
/// <param name="Region">The Region's name, such as <c>eu-west-1</c>.</param>
public sealed record AwsLocation(string AccountId, string Region)
{
    /// <summary>The location for a person: the Region, and the account if it is another one.</summary>
    /// <param name="home">Where the image itself is made.</param>
    public string Describe(AwsLocation home)
    {
        ArgumentNullException.ThrowIfNull(home);
        return AccountId == home.AccountId ? Region : $"{Region} of {AccountId}";
    }
}
