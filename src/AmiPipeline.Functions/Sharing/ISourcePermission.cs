namespace AmiPipeline.Functions.Sharing;

/// <summary>The permission of other accounts on one image or snapshot, in the account that owns it.</summary>
internal interface ISourcePermission
{
    /// <summary>The image's or snapshot's id.</summary>
    string Id { get; }

    /// <summary>Its tags.</summary>
    /// <exception cref="AmazonEC2Exception">EC2 says that it does not exist (any more).</exception>
    /// <exception cref="ResourceNotVisibleException">EC2 does not show it.</exception>
    Task<List<Tag>> TagsAsync();

    /// <summary>Whether an account has the permission, by itself or as one of all.</summary>
    Task<bool> IsHeldByAsync(string accountId);

    /// <summary>Gives the permission; the same again changes nothing.</summary>
    Task GiveToAsync(string accountId);

    /// <summary>Takes the permission; the same again changes nothing.</summary>
    Task TakeFromAsync(string accountId);
}
