using Microsoft.AspNetCore.Components;

namespace Luoshi.Web.Shell;

/// <summary>A page or a part of one that is drawn once it has what it shows, not before.</summary>
/// <remarks>
/// The framework's own base draws a first time while the data is still on its way, for pages that change in front of the
/// reader. Ours are sent whole: with a database on the network that first drawing would find nothing to draw.
/// </remarks>
public abstract class DrawnWhenLoaded : ComponentBase
{
    private Task? _loaded;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await (_loaded ??= LoadAsync());
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    private Task LoadAsync()
    {
        OnInitialized();
        return OnInitializedAsync();
    }
}
