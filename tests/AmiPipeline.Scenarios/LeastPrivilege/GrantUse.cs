namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>By whom a permission is used, and on what.</summary>
/// <param name="Stories">The stories that use it, each once.</param>
/// <param name="Resources">The resources that it is used on.</param>
internal sealed record GrantUse(List<IStory> Stories, HashSet<string> Resources)
{
    public void Add(IStory story, string resource)
    {
        if (!Stories.Contains(story))
        {
            Stories.Add(story);
        }

        Resources.Add(resource);
    }
}
